-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "lang" TEXT NOT NULL DEFAULT 'vi',
    "clearance" INTEGER NOT NULL DEFAULT 0,
    "administrator" BOOLEAN NOT NULL DEFAULT false,
    "creator" BOOLEAN NOT NULL DEFAULT false,
    "disabledAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "conferenceId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Membership" (
    "conferenceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "siteId" TEXT,
    "participantId" TEXT,

    PRIMARY KEY ("conferenceId", "userId", "role"),
    CONSTRAINT "Membership_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "Sitting_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "AgendaItem_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AgendaItem_conferenceId_sittingId_fkey" FOREIGN KEY ("conferenceId", "sittingId") REFERENCES "Sitting" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "Paper_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Paper_conferenceId_itemId_fkey" FOREIGN KEY ("conferenceId", "itemId") REFERENCES "AgendaItem" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "Award_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "Campaign_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "secret" TEXT NOT NULL PRIMARY KEY,
    "conferenceId" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "holderId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL,
    CONSTRAINT "CalendarFeed_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Conference" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    "archivedAt" DATETIME,
    "deletedAt" DATETIME,
    "publishedNumber" INTEGER,
    "published" JSONB,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "extras" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "Template" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "PreparationTask" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "responsible" TEXT,
    "daysBefore" INTEGER,
    "doneAt" DATETIME,
    "doneBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "PreparationTask_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ChangeLog" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conferenceId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "subjectId" TEXT,
    "changes" JSONB NOT NULL,
    CONSTRAINT "ChangeLog_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "Document_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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
    "uploadedAt" DATETIME NOT NULL,
    "uploadedBy" TEXT NOT NULL,

    PRIMARY KEY ("conferenceId", "documentId", "number"),
    CONSTRAINT "DocumentFile_conferenceId_documentId_fkey" FOREIGN KEY ("conferenceId", "documentId") REFERENCES "Document" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DocumentFile_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "FileContent" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FileContent" (
    "sha256" TEXT NOT NULL PRIMARY KEY,
    "bytes" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "DocumentHandout" (
    "conferenceId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "targetId" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("conferenceId", "documentId", "target", "targetId"),
    CONSTRAINT "DocumentHandout_conferenceId_documentId_fkey" FOREIGN KEY ("conferenceId", "documentId") REFERENCES "Document" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DocumentOpening" (
    "conferenceId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("conferenceId", "documentId", "number", "actorKind", "actorId"),
    CONSTRAINT "DocumentOpening_conferenceId_documentId_fkey" FOREIGN KEY ("conferenceId", "documentId") REFERENCES "Document" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MinutesUpdate" (
    "conferenceId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,
    "actorId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("conferenceId", "part", "number"),
    CONSTRAINT "MinutesUpdate_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MinutesVersion" (
    "conferenceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "actorId" TEXT NOT NULL,
    "label" TEXT,
    "content" JSONB NOT NULL,

    PRIMARY KEY ("conferenceId", "number"),
    CONSTRAINT "MinutesVersion_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "Participant_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CommandReceipt" (
    "actorId" TEXT NOT NULL,
    "commandId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "output" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("actorId", "commandId")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
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

    PRIMARY KEY ("journalId", "seq"),
    CONSTRAINT "JournalEntry_journalId_fkey" FOREIGN KEY ("journalId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProceedingsText" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "erasedAt" DATETIME,

    PRIMARY KEY ("conferenceId", "id", "version"),
    CONSTRAINT "ProceedingsText_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Publication" (
    "conferenceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "actorId" TEXT NOT NULL,
    "note" TEXT,
    "plan" TEXT NOT NULL,
    "changes" JSONB NOT NULL,

    PRIMARY KEY ("conferenceId", "number"),
    CONSTRAINT "Publication_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "Recommendation_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "Site_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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
    "rotatedAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("conferenceId", "siteId"),
    CONSTRAINT "SiteAccess_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SiteAccess_conferenceId_siteId_fkey" FOREIGN KEY ("conferenceId", "siteId") REFERENCES "Site" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DisplayLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conferenceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "clearance" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    CONSTRAINT "DisplayLink_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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
