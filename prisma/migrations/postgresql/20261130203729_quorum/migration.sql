-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "quorum" TEXT NOT NULL DEFAULT 'none';
