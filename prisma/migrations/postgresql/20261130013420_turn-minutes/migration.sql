-- AlterTable
ALTER TABLE "AgendaItem" ADD COLUMN     "turnMinutes" INTEGER;

-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "turnMinutes" INTEGER;
