-- AlterTable
ALTER TABLE "Award" ADD COLUMN "campaign" TEXT;

-- AlterTable
ALTER TABLE "Campaign" ADD COLUMN "carriedFrom" TEXT;
ALTER TABLE "Campaign" ADD COLUMN "closedOn" TEXT;
ALTER TABLE "Campaign" ADD COLUMN "result" TEXT;
ALTER TABLE "Campaign" ADD COLUMN "startsOn" TEXT;
ALTER TABLE "Campaign" ADD COLUMN "targets" JSONB;
ALTER TABLE "Campaign" ADD COLUMN "units" JSONB;
