-- AlterTable
ALTER TABLE "Conference" ADD COLUMN "placeOfIssue" TEXT;
