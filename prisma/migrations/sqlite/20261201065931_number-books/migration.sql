-- CreateTable
CREATE TABLE "PartyTerm" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "NumberBook" (
    "side" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    PRIMARY KEY ("side", "form", "kind", "period")
);

-- CreateTable
CREATE TABLE "RegisterEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "side" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "suffix" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "office" TEXT,
    "sign" TEXT,
    "paperDate" TEXT,
    "kindName" TEXT,
    "about" TEXT,
    "signer" TEXT,
    "recipients" TEXT,
    "holder" TEXT,
    "signedFor" TEXT,
    "copies" INTEGER,
    "pages" INTEGER,
    "urgency" TEXT,
    "classification" TEXT,
    "note" TEXT,
    "reason" TEXT,
    "conferenceId" TEXT,
    "paper" TEXT,
    "matterId" TEXT,
    "folded" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "RegisterEntry_side_form_kind_period_fkey" FOREIGN KEY ("side", "form", "kind", "period") REFERENCES "NumberBook" ("side", "form", "kind", "period") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RegisterEntry_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RegisterLine" (
    "entryId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    PRIMARY KEY ("entryId", "number"),
    CONSTRAINT "RegisterLine_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "RegisterEntry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RegisterFile" (
    "entryId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploadedAt" DATETIME NOT NULL,
    "uploadedBy" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,

    PRIMARY KEY ("entryId", "number"),
    CONSTRAINT "RegisterFile_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "RegisterEntry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "PartyTerm_from_key" ON "PartyTerm"("from");

-- CreateIndex
CREATE INDEX "RegisterEntry_side_year_idx" ON "RegisterEntry"("side", "year");

-- CreateIndex
CREATE UNIQUE INDEX "RegisterEntry_side_form_kind_period_number_suffix_key" ON "RegisterEntry"("side", "form", "kind", "period", "number", "suffix");

-- CreateIndex
CREATE UNIQUE INDEX "RegisterEntry_conferenceId_paper_key" ON "RegisterEntry"("conferenceId", "paper");
