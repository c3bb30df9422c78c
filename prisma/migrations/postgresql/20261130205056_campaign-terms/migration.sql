-- AlterTable
ALTER TABLE "Award" ADD COLUMN     "campaign" TEXT;

-- AlterTable
ALTER TABLE "Campaign" ADD COLUMN     "carriedFrom" TEXT,
ADD COLUMN     "closedOn" TEXT,
ADD COLUMN     "result" TEXT,
ADD COLUMN     "startsOn" TEXT,
ADD COLUMN     "targets" JSONB,
ADD COLUMN     "units" JSONB;
