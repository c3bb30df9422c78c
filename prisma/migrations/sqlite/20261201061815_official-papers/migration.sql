-- CreateTable
CREATE TABLE "OfficialPaper" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "part" TEXT,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "owner" TEXT,
    "secrecy" TEXT,
    "urgency" TEXT,
    "recipients" JSONB NOT NULL,
    "copies" INTEGER,
    "signer" TEXT,
    "number" TEXT,
    "numberedOn" TEXT,
    "content" TEXT,
    "contentHash" TEXT,
    "sources" JSONB,
    "audience" TEXT,
    "replaces" TEXT,
    "changedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "OfficialPaper_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OfficialPaperStep" (
    "conferenceId" TEXT NOT NULL,
    "paperId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    PRIMARY KEY ("conferenceId", "paperId", "number"),
    CONSTRAINT "OfficialPaperStep_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OfficialPaperFile" (
    "conferenceId" TEXT NOT NULL,
    "paperId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("conferenceId", "paperId", "number"),
    CONSTRAINT "OfficialPaperFile_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OfficialPaperFile_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "FileContent" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OfficialPaperOpening" (
    "conferenceId" TEXT NOT NULL,
    "paperId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "views" INTEGER NOT NULL,
    "downloads" INTEGER NOT NULL,
    "firstAt" DATETIME NOT NULL,
    "lastAt" DATETIME NOT NULL,

    PRIMARY KEY ("conferenceId", "paperId", "actorKind", "actorId"),
    CONSTRAINT "OfficialPaperOpening_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
