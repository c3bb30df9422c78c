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
    "signedAt" TIMESTAMP(3) NOT NULL,
    "stampedAt" TIMESTAMP(3),
    "sha256" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT,
    "code" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,

    CONSTRAINT "PaperSignature_pkey" PRIMARY KEY ("conferenceId","paperId","number")
);

-- CreateTable
CREATE TABLE "PreparedSignature" (
    "id" TEXT NOT NULL,
    "conferenceId" TEXT NOT NULL,
    "paperId" TEXT NOT NULL,
    "paperVersion" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "post" TEXT,
    "code" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "certificates" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "begins" INTEGER NOT NULL,
    "ends" INTEGER NOT NULL,
    "preparedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,

    CONSTRAINT "PreparedSignature_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PaperSignature_code_idx" ON "PaperSignature"("code");

-- CreateIndex
CREATE INDEX "PaperSignature_sha256_idx" ON "PaperSignature"("sha256");

-- CreateIndex
CREATE INDEX "PreparedSignature_conferenceId_paperId_idx" ON "PreparedSignature"("conferenceId", "paperId");

-- AddForeignKey
ALTER TABLE "PaperSignature" ADD CONSTRAINT "PaperSignature_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PreparedSignature" ADD CONSTRAINT "PreparedSignature_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
