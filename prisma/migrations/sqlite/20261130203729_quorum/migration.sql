-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Conference" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "organizer" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "date" TEXT,
    "starts" TEXT,
    "timeZone" TEXT NOT NULL,
    "venue" TEXT,
    "placeOfIssue" TEXT,
    "turnMinutes" INTEGER,
    "series" JSONB,
    "seriesName" TEXT,
    "viewersSignIn" BOOLEAN NOT NULL DEFAULT true,
    "address" TEXT NOT NULL DEFAULT 'comrade',
    "form" TEXT NOT NULL DEFAULT 'party',
    "hostFirst" BOOLEAN NOT NULL DEFAULT true,
    "quorum" TEXT NOT NULL DEFAULT 'none',
    "rehearsalOf" TEXT,
    "archivedAt" DATETIME,
    "deletedAt" DATETIME,
    "publishedNumber" INTEGER,
    "published" JSONB,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "extras" JSONB NOT NULL
);
INSERT INTO "new_Conference" ("address", "archivedAt", "createdAt", "date", "deletedAt", "extras", "folded", "form", "hostFirst", "id", "mode", "organizer", "placeOfIssue", "published", "publishedNumber", "rehearsalOf", "series", "seriesName", "starts", "timeZone", "title", "turnMinutes", "venue", "version", "viewersSignIn") SELECT "address", "archivedAt", "createdAt", "date", "deletedAt", "extras", "folded", "form", "hostFirst", "id", "mode", "organizer", "placeOfIssue", "published", "publishedNumber", "rehearsalOf", "series", "seriesName", "starts", "timeZone", "title", "turnMinutes", "venue", "version", "viewersSignIn" FROM "Conference";
DROP TABLE "Conference";
ALTER TABLE "new_Conference" RENAME TO "Conference";
CREATE INDEX "Conference_date_idx" ON "Conference"("date");
CREATE INDEX "Conference_rehearsalOf_idx" ON "Conference"("rehearsalOf");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
