-- CreateTable
CREATE TABLE "PaperSignature" (
    "conferenceId" TEXT NOT NULL,
    "paperId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "post" TEXT,
    "organization" TEXT,
    "issuer" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "signedAt" DATETIME NOT NULL,
    "stampedAt" DATETIME,
    "sha256" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT,
    "code" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,

    PRIMARY KEY ("conferenceId", "paperId", "number"),
    CONSTRAINT "PaperSignature_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PreparedSignature" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conferenceId" TEXT NOT NULL,
    "paperId" TEXT NOT NULL,
    "paperVersion" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "post" TEXT,
    "code" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "certificates" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    "begins" INTEGER NOT NULL,
    "ends" INTEGER NOT NULL,
    "preparedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    CONSTRAINT "PreparedSignature_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "PaperSignature_code_idx" ON "PaperSignature"("code");

-- CreateIndex
CREATE INDEX "PaperSignature_sha256_idx" ON "PaperSignature"("sha256");

-- CreateIndex
CREATE INDEX "PreparedSignature_conferenceId_paperId_idx" ON "PreparedSignature"("conferenceId", "paperId");
