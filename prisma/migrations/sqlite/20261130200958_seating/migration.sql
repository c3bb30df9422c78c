-- CreateTable
CREATE TABLE "Seating" (
    "conferenceId" TEXT NOT NULL PRIMARY KEY,
    "hall" JSONB,
    "seated" JSONB NOT NULL,
    "told" BOOLEAN NOT NULL,
    "steps" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Seating_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
