-- AlterTable
ALTER TABLE "CertificateEntry" ADD COLUMN     "earlier" JSONB,
ADD COLUMN     "name" TEXT;
