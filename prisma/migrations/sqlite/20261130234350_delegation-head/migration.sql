-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Participant" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT,
    "groupName" TEXT,
    "posts" JSONB NOT NULL,
    "siteId" TEXT,
    "host" BOOLEAN NOT NULL,
    "head" BOOLEAN NOT NULL DEFAULT false,
    "listed" BOOLEAN NOT NULL,
    "count" INTEGER,
    "place" INTEGER,
    "standsFor" TEXT,
    "roles" JSONB NOT NULL,
    "folded" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "extras" JSONB NOT NULL,

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "Participant_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Participant" ("conferenceId", "count", "extras", "folded", "groupName", "host", "id", "listed", "name", "place", "position", "posts", "roles", "siteId", "standsFor", "version") SELECT "conferenceId", "count", "extras", "folded", "groupName", "host", "id", "listed", "name", "place", "position", "posts", "roles", "siteId", "standsFor", "version" FROM "Participant";
DROP TABLE "Participant";
ALTER TABLE "new_Participant" RENAME TO "Participant";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
