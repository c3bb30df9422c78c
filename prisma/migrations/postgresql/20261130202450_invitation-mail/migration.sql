-- CreateTable
CREATE TABLE "InvitationMail" (
    "id" TEXT NOT NULL,
    "conferenceId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,
    "code" INTEGER,

    CONSTRAINT "InvitationMail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "InvitationMail_state_dueAt_idx" ON "InvitationMail"("state", "dueAt");

-- CreateIndex
CREATE INDEX "InvitationMail_conferenceId_idx" ON "InvitationMail"("conferenceId");

-- AddForeignKey
ALTER TABLE "InvitationMail" ADD CONSTRAINT "InvitationMail_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;
