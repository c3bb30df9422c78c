-- AlterTable
ALTER TABLE "SecretVote" ADD COLUMN     "committee" JSONB,
ADD COLUMN     "tally" JSONB,
ADD COLUMN     "tallyBy" TEXT,
ADD COLUMN     "tallyVersion" INTEGER NOT NULL DEFAULT 0;
