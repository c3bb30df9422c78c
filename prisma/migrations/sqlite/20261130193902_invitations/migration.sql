-- CreateTable
CREATE TABLE "Invitation" (
    "conferenceId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "secret" TEXT,
    "batchId" TEXT NOT NULL,
    "madeAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "answer" TEXT,
    "siteId" TEXT,
    "reason" TEXT,
    "substituteId" TEXT,
    "answeredAt" DATETIME,
    "answeredBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("conferenceId", "participantId"),
    CONSTRAINT "Invitation_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ParticipantContact" (
    "conferenceId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("conferenceId", "participantId"),
    CONSTRAINT "ParticipantContact_conferenceId_participantId_fkey" FOREIGN KEY ("conferenceId", "participantId") REFERENCES "Participant" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InvitationTerms" (
    "conferenceId" TEXT NOT NULL PRIMARY KEY,
    "deadline" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "InvitationTerms_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_secret_key" ON "Invitation"("secret");
