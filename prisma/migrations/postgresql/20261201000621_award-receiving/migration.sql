-- AlterTable
ALTER TABLE "Award" ADD COLUMN     "receiving" JSONB;
