-- CreateTable
CREATE TABLE "Invitation" (
    "conferenceId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "secret" TEXT,
    "batchId" TEXT NOT NULL,
    "madeAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "answer" TEXT,
    "siteId" TEXT,
    "reason" TEXT,
    "substituteId" TEXT,
    "answeredAt" TIMESTAMP(3),
    "answeredBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("conferenceId","participantId")
);

-- CreateTable
CREATE TABLE "ParticipantContact" (
    "conferenceId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ParticipantContact_pkey" PRIMARY KEY ("conferenceId","participantId")
);

-- CreateTable
CREATE TABLE "InvitationTerms" (
    "conferenceId" TEXT NOT NULL,
    "deadline" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "InvitationTerms_pkey" PRIMARY KEY ("conferenceId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_secret_key" ON "Invitation"("secret");

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParticipantContact" ADD CONSTRAINT "ParticipantContact_conferenceId_participantId_fkey" FOREIGN KEY ("conferenceId", "participantId") REFERENCES "Participant"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvitationTerms" ADD CONSTRAINT "InvitationTerms_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;
