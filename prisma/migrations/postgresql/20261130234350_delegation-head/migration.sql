-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "head" BOOLEAN NOT NULL DEFAULT false;
