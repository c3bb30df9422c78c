-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "lang" TEXT NOT NULL DEFAULT 'vi',
    "clearance" INTEGER NOT NULL DEFAULT 0,
    "administrator" BOOLEAN NOT NULL DEFAULT false,
    "creator" BOOLEAN NOT NULL DEFAULT false,
    "disabledAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "conferenceId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "conferenceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "siteId" TEXT,
    "participantId" TEXT,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("conferenceId","userId","role")
);

-- CreateTable
CREATE TABLE "Sitting" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT,
    "date" TEXT,
    "starts" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "extras" JSONB NOT NULL,

    CONSTRAINT "Sitting_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "sittingId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "speakers" JSONB NOT NULL,
    "count" INTEGER,
    "minutes" INTEGER,
    "topics" JSONB NOT NULL,
    "topicsOpen" BOOLEAN NOT NULL,
    "documents" JSONB NOT NULL,
    "resultsFrom" TEXT,
    "tasksTo" TEXT,
    "classification" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "extras" JSONB NOT NULL,

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "Paper" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "itemId" TEXT NOT NULL,
    "participantId" TEXT,
    "post" TEXT,
    "siteId" TEXT,
    "topic" TEXT,
    "minutes" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Paper_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "Award" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "class" TEXT,
    "grantor" TEXT,
    "recipientKind" TEXT NOT NULL,
    "count" INTEGER,
    "recipients" JSONB NOT NULL,
    "presenters" JSONB NOT NULL,
    "decision" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "extras" JSONB NOT NULL,

    CONSTRAINT "Award_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "Campaign" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "launchedIn" TEXT,
    "endsWith" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "extras" JSONB NOT NULL,

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "secret" TEXT NOT NULL,
    "conferenceId" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "holderId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("secret")
);

-- CreateTable
CREATE TABLE "Conference" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "organizer" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "date" TEXT,
    "starts" TEXT,
    "timeZone" TEXT NOT NULL,
    "venue" TEXT,
    "series" JSONB,
    "seriesName" TEXT,
    "viewersSignIn" BOOLEAN NOT NULL DEFAULT true,
    "address" TEXT NOT NULL DEFAULT 'comrade',
    "form" TEXT NOT NULL DEFAULT 'party',
    "rehearsalOf" TEXT,
    "archivedAt" TIMESTAMP(3),
    "deletedAt" TIMESTAMP(3),
    "publishedNumber" INTEGER,
    "published" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "extras" JSONB NOT NULL,

    CONSTRAINT "Conference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Template" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "Template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PreparationTask" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "responsible" TEXT,
    "daysBefore" INTEGER,
    "doneAt" TIMESTAMP(3),
    "doneBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PreparationTask_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "ChangeLog" (
    "id" TEXT NOT NULL,
    "conferenceId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "subjectId" TEXT,
    "changes" JSONB NOT NULL,

    CONSTRAINT "ChangeLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "resultsFrom" TEXT,
    "tasksTo" TEXT,
    "adoptedIn" TEXT,
    "status" TEXT,
    "classification" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "stamp" TEXT,
    "extras" JSONB NOT NULL,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "DocumentFile" (
    "conferenceId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploadedAt" TIMESTAMP(3) NOT NULL,
    "uploadedBy" TEXT NOT NULL,

    CONSTRAINT "DocumentFile_pkey" PRIMARY KEY ("conferenceId","documentId","number")
);

-- CreateTable
CREATE TABLE "FileContent" (
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "FileContent_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "DocumentHandout" (
    "conferenceId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "targetId" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DocumentHandout_pkey" PRIMARY KEY ("conferenceId","documentId","target","targetId")
);

-- CreateTable
CREATE TABLE "DocumentOpening" (
    "conferenceId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DocumentOpening_pkey" PRIMARY KEY ("conferenceId","documentId","number","actorKind","actorId")
);

-- CreateTable
CREATE TABLE "MinutesUpdate" (
    "conferenceId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "actorId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MinutesUpdate_pkey" PRIMARY KEY ("conferenceId","part","number")
);

-- CreateTable
CREATE TABLE "MinutesVersion" (
    "conferenceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorId" TEXT NOT NULL,
    "label" TEXT,
    "content" JSONB NOT NULL,

    CONSTRAINT "MinutesVersion_pkey" PRIMARY KEY ("conferenceId","number")
);

-- CreateTable
CREATE TABLE "Participant" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT,
    "groupName" TEXT,
    "posts" JSONB NOT NULL,
    "siteId" TEXT,
    "host" BOOLEAN NOT NULL,
    "listed" BOOLEAN NOT NULL,
    "count" INTEGER,
    "place" INTEGER,
    "roles" JSONB NOT NULL,
    "folded" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "extras" JSONB NOT NULL,

    CONSTRAINT "Participant_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "CommandReceipt" (
    "actorId" TEXT NOT NULL,
    "commandId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "output" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "CommandReceipt_pkey" PRIMARY KEY ("actorId","commandId")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "JournalEntry" (
    "journalId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "sittingId" TEXT,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "data" TEXT NOT NULL,
    "commandId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "receipt" TEXT,

    CONSTRAINT "JournalEntry_pkey" PRIMARY KEY ("journalId","seq")
);

-- CreateTable
CREATE TABLE "ProceedingsText" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "erasedAt" TIMESTAMP(3),

    CONSTRAINT "ProceedingsText_pkey" PRIMARY KEY ("conferenceId","id","version")
);

-- CreateTable
CREATE TABLE "Publication" (
    "conferenceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorId" TEXT NOT NULL,
    "note" TEXT,
    "plan" TEXT NOT NULL,
    "changes" JSONB NOT NULL,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("conferenceId","number")
);

-- CreateTable
CREATE TABLE "Recommendation" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "fromId" TEXT,
    "text" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "owner" TEXT,
    "coordinating" JSONB NOT NULL,
    "due" JSONB,
    "quote" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "extras" JSONB NOT NULL,

    CONSTRAINT "Recommendation_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "Site" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" JSONB NOT NULL,
    "isGroup" BOOLEAN NOT NULL,
    "count" INTEGER,
    "province" TEXT,
    "expand" TEXT,
    "groupId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "extras" JSONB NOT NULL,

    CONSTRAINT "Site_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "SiteAccess" (
    "conferenceId" TEXT NOT NULL,
    "siteId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "contactName" TEXT,
    "contactPhone" TEXT,
    "clearance" INTEGER NOT NULL DEFAULT 0,
    "rotatedAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SiteAccess_pkey" PRIMARY KEY ("conferenceId","siteId")
);

-- CreateTable
CREATE TABLE "DisplayLink" (
    "id" TEXT NOT NULL,
    "conferenceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "clearance" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "DisplayLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_name_key" ON "User"("name");

-- CreateIndex
CREATE INDEX "Session_kind_subjectId_idx" ON "Session"("kind", "subjectId");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_conferenceId_holder_holderId_key" ON "CalendarFeed"("conferenceId", "holder", "holderId");

-- CreateIndex
CREATE INDEX "Conference_date_idx" ON "Conference"("date");

-- CreateIndex
CREATE INDEX "Conference_rehearsalOf_idx" ON "Conference"("rehearsalOf");

-- CreateIndex
CREATE INDEX "ChangeLog_conferenceId_at_idx" ON "ChangeLog"("conferenceId", "at");

-- CreateIndex
CREATE INDEX "CommandReceipt_at_idx" ON "CommandReceipt"("at");

-- CreateIndex
CREATE UNIQUE INDEX "JournalEntry_journalId_commandId_ordinal_key" ON "JournalEntry"("journalId", "commandId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "SiteAccess_code_key" ON "SiteAccess"("code");

-- CreateIndex
CREATE UNIQUE INDEX "SiteAccess_secret_key" ON "SiteAccess"("secret");

-- CreateIndex
CREATE UNIQUE INDEX "DisplayLink_secret_key" ON "DisplayLink"("secret");

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sitting" ADD CONSTRAINT "Sitting_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_conferenceId_sittingId_fkey" FOREIGN KEY ("conferenceId", "sittingId") REFERENCES "Sitting"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_conferenceId_itemId_fkey" FOREIGN KEY ("conferenceId", "itemId") REFERENCES "AgendaItem"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PreparationTask" ADD CONSTRAINT "PreparationTask_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChangeLog" ADD CONSTRAINT "ChangeLog_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentFile" ADD CONSTRAINT "DocumentFile_conferenceId_documentId_fkey" FOREIGN KEY ("conferenceId", "documentId") REFERENCES "Document"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentFile" ADD CONSTRAINT "DocumentFile_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "FileContent"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentHandout" ADD CONSTRAINT "DocumentHandout_conferenceId_documentId_fkey" FOREIGN KEY ("conferenceId", "documentId") REFERENCES "Document"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentOpening" ADD CONSTRAINT "DocumentOpening_conferenceId_documentId_fkey" FOREIGN KEY ("conferenceId", "documentId") REFERENCES "Document"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesUpdate" ADD CONSTRAINT "MinutesUpdate_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesVersion" ADD CONSTRAINT "MinutesVersion_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JournalEntry" ADD CONSTRAINT "JournalEntry_journalId_fkey" FOREIGN KEY ("journalId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProceedingsText" ADD CONSTRAINT "ProceedingsText_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Site" ADD CONSTRAINT "Site_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SiteAccess" ADD CONSTRAINT "SiteAccess_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SiteAccess" ADD CONSTRAINT "SiteAccess_conferenceId_siteId_fkey" FOREIGN KEY ("conferenceId", "siteId") REFERENCES "Site"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisplayLink" ADD CONSTRAINT "DisplayLink_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;
