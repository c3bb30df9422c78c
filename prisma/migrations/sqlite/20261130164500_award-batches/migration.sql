-- AlterTable
ALTER TABLE "Award" ADD COLUMN "perBatch" INTEGER;
