-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_SecretVote" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "candidates" JSONB NOT NULL,
    "committee" JSONB,
    "tally" JSONB,
    "tallyBy" TEXT,
    "tallyVersion" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "publicKey" TEXT,
    "privateKey" TEXT,

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "SecretVote_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_SecretVote" ("candidates", "conferenceId", "id", "privateKey", "publicKey", "question", "state") SELECT "candidates", "conferenceId", "id", "privateKey", "publicKey", "question", "state" FROM "SecretVote";
DROP TABLE "SecretVote";
ALTER TABLE "new_SecretVote" RENAME TO "SecretVote";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
