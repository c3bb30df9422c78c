-- CreateTable
CREATE TABLE "SecretVote" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "candidates" JSONB NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "SecretVote_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "SecretElector" (
    "conferenceId" TEXT NOT NULL,
    "voteId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "hasVoted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SecretElector_pkey" PRIMARY KEY ("conferenceId","voteId","participantId")
);

-- CreateTable
CREATE TABLE "SecretBallot" (
    "conferenceId" TEXT NOT NULL,
    "voteId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "choice" TEXT NOT NULL,

    CONSTRAINT "SecretBallot_pkey" PRIMARY KEY ("conferenceId","voteId","id")
);

-- AddForeignKey
ALTER TABLE "SecretVote" ADD CONSTRAINT "SecretVote_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretElector" ADD CONSTRAINT "SecretElector_conferenceId_voteId_fkey" FOREIGN KEY ("conferenceId", "voteId") REFERENCES "SecretVote"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretBallot" ADD CONSTRAINT "SecretBallot_conferenceId_voteId_fkey" FOREIGN KEY ("conferenceId", "voteId") REFERENCES "SecretVote"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
