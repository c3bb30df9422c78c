-- AlterTable
ALTER TABLE "Conference" ADD COLUMN "seriesBy" TEXT;
