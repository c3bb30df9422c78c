-- CreateTable
CREATE TABLE "BadgeIssue" (
    "conferenceId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "issue" INTEGER NOT NULL,

    PRIMARY KEY ("conferenceId", "participantId"),
    CONSTRAINT "BadgeIssue_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
