-- CreateTable
CREATE TABLE "BadgeIssue" (
    "conferenceId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "issue" INTEGER NOT NULL,

    CONSTRAINT "BadgeIssue_pkey" PRIMARY KEY ("conferenceId","participantId")
);

-- AddForeignKey
ALTER TABLE "BadgeIssue" ADD CONSTRAINT "BadgeIssue_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;
