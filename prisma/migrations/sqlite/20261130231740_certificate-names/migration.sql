-- AlterTable
ALTER TABLE "CertificateEntry" ADD COLUMN "earlier" JSONB;
ALTER TABLE "CertificateEntry" ADD COLUMN "name" TEXT;
