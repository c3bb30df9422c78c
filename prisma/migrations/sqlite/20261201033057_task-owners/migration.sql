-- AlterTable
ALTER TABLE "Matter" ADD COLUMN "askedOn" TEXT;

-- CreateTable
CREATE TABLE "TaskOwner" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "secret" TEXT,
    "calendarSecret" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "TaskOwner_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TaskCalendar" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "secret" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ReminderTerms" (
    "conferenceId" TEXT NOT NULL PRIMARY KEY,
    "isOn" BOOLEAN NOT NULL,
    "daysBefore" INTEGER NOT NULL,
    "origin" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ReminderTerms_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReminderMail" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conferenceId" TEXT NOT NULL,
    "ownerKey" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "code" INTEGER,
    CONSTRAINT "ReminderMail_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReminderTask" (
    "conferenceId" TEXT NOT NULL,
    "matterId" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "lastDay" TEXT NOT NULL,
    "mailId" TEXT NOT NULL,

    PRIMARY KEY ("conferenceId", "matterId", "stage", "lastDay"),
    CONSTRAINT "ReminderTask_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "ReminderMail" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CampaignResult" (
    "conferenceId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "amount" REAL,
    "measure" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("conferenceId", "campaignId", "key"),
    CONSTRAINT "CampaignResult_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "TaskOwner_secret_key" ON "TaskOwner"("secret");

-- CreateIndex
CREATE UNIQUE INDEX "TaskOwner_calendarSecret_key" ON "TaskOwner"("calendarSecret");

-- CreateIndex
CREATE UNIQUE INDEX "TaskOwner_conferenceId_key_key" ON "TaskOwner"("conferenceId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "TaskCalendar_secret_key" ON "TaskCalendar"("secret");

-- CreateIndex
CREATE INDEX "ReminderMail_state_dueAt_idx" ON "ReminderMail"("state", "dueAt");

-- CreateIndex
CREATE INDEX "ReminderMail_conferenceId_idx" ON "ReminderMail"("conferenceId");

-- CreateIndex
CREATE INDEX "ReminderTask_mailId_idx" ON "ReminderTask"("mailId");
