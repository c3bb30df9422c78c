-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "stamp" TEXT;

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "secret" TEXT NOT NULL,
    "conferenceId" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "holderId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("secret")
);

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_conferenceId_holder_holderId_key" ON "CalendarFeed"("conferenceId", "holder", "holderId");

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;
