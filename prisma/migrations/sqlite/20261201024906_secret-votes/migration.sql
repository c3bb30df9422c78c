-- Electors and ballots have no rowid, as it would tell the order in which they came.
-- CreateTable
CREATE TABLE "SecretVote" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "candidates" JSONB NOT NULL,
    "state" TEXT NOT NULL,

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "SecretVote_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SecretElector" (
    "conferenceId" TEXT NOT NULL,
    "voteId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "hasVoted" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("conferenceId", "voteId", "participantId"),
    CONSTRAINT "SecretElector_conferenceId_voteId_fkey" FOREIGN KEY ("conferenceId", "voteId") REFERENCES "SecretVote" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "SecretBallot" (
    "conferenceId" TEXT NOT NULL,
    "voteId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "choice" TEXT NOT NULL,

    PRIMARY KEY ("conferenceId", "voteId", "id"),
    CONSTRAINT "SecretBallot_conferenceId_voteId_fkey" FOREIGN KEY ("conferenceId", "voteId") REFERENCES "SecretVote" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;
