-- AlterTable
ALTER TABLE "Document" ADD COLUMN "stamp" TEXT;

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "secret" TEXT NOT NULL PRIMARY KEY,
    "conferenceId" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "holderId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL,
    CONSTRAINT "CalendarFeed_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_conferenceId_holder_holderId_key" ON "CalendarFeed"("conferenceId", "holder", "holderId");
