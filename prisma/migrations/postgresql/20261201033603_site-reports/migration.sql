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
    "askedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ReportForm_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "SiteReport" (
    "conferenceId" TEXT NOT NULL,
    "formId" TEXT NOT NULL,
    "siteId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "firstSubmittedAt" TIMESTAMP(3),
    "submittedAt" TIMESTAMP(3),
    "submitted" JSONB NOT NULL,
    "correction" TEXT,
    "reminder" TEXT,
    "remindedAt" TIMESTAMP(3),
    "history" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SiteReport_pkey" PRIMARY KEY ("conferenceId","formId","siteId")
);

-- CreateTable
CREATE TABLE "ReportAnswer" (
    "conferenceId" TEXT NOT NULL,
    "formId" TEXT NOT NULL,
    "siteId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "number" DOUBLE PRECISION,
    "text" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "ReportAnswer_pkey" PRIMARY KEY ("conferenceId","formId","siteId","questionId")
);

-- AddForeignKey
ALTER TABLE "ReportForm" ADD CONSTRAINT "ReportForm_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SiteReport" ADD CONSTRAINT "SiteReport_conferenceId_formId_fkey" FOREIGN KEY ("conferenceId", "formId") REFERENCES "ReportForm"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportAnswer" ADD CONSTRAINT "ReportAnswer_conferenceId_formId_siteId_fkey" FOREIGN KEY ("conferenceId", "formId", "siteId") REFERENCES "SiteReport"("conferenceId", "formId", "siteId") ON DELETE CASCADE ON UPDATE CASCADE;
