-- CreateTable
CREATE TABLE "ParticipantMerge" (
    "conferenceId" TEXT NOT NULL,
    "mergedId" TEXT NOT NULL,
    "keptId" TEXT NOT NULL,

    PRIMARY KEY ("conferenceId", "mergedId"),
    CONSTRAINT "ParticipantMerge_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MergeUndo" (
    "conferenceId" TEXT NOT NULL,
    "mergedId" TEXT NOT NULL,
    "keptId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "before" JSONB NOT NULL,
    "digest" TEXT NOT NULL,

    PRIMARY KEY ("conferenceId", "mergedId"),
    CONSTRAINT "MergeUndo_conferenceId_keptId_fkey" FOREIGN KEY ("conferenceId", "keptId") REFERENCES "Participant" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
