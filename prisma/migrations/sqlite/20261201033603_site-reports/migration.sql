-- CreateTable
CREATE TABLE "ReportForm" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "about" TEXT,
    "audience" TEXT NOT NULL,
    "questions" JSONB NOT NULL,
    "deadline" TEXT,
    "askedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "ReportForm_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SiteReport" (
    "conferenceId" TEXT NOT NULL,
    "formId" TEXT NOT NULL,
    "siteId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "firstSubmittedAt" DATETIME,
    "submittedAt" DATETIME,
    "submitted" JSONB NOT NULL,
    "correction" TEXT,
    "reminder" TEXT,
    "remindedAt" DATETIME,
    "history" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("conferenceId", "formId", "siteId"),
    CONSTRAINT "SiteReport_conferenceId_formId_fkey" FOREIGN KEY ("conferenceId", "formId") REFERENCES "ReportForm" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportAnswer" (
    "conferenceId" TEXT NOT NULL,
    "formId" TEXT NOT NULL,
    "siteId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "number" REAL,
    "text" TEXT,
    "version" INTEGER NOT NULL,

    PRIMARY KEY ("conferenceId", "formId", "siteId", "questionId"),
    CONSTRAINT "ReportAnswer_conferenceId_formId_siteId_fkey" FOREIGN KEY ("conferenceId", "formId", "siteId") REFERENCES "SiteReport" ("conferenceId", "formId", "siteId") ON DELETE CASCADE ON UPDATE CASCADE
);
