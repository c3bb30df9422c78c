-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "standsFor" TEXT;
