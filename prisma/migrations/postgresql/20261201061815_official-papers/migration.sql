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
    "changedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "OfficialPaper_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "OfficialPaperStep" (
    "conferenceId" TEXT NOT NULL,
    "paperId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "OfficialPaperStep_pkey" PRIMARY KEY ("conferenceId","paperId","number")
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
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OfficialPaperFile_pkey" PRIMARY KEY ("conferenceId","paperId","number")
);

-- CreateTable
CREATE TABLE "OfficialPaperOpening" (
    "conferenceId" TEXT NOT NULL,
    "paperId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "views" INTEGER NOT NULL,
    "downloads" INTEGER NOT NULL,
    "firstAt" TIMESTAMP(3) NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OfficialPaperOpening_pkey" PRIMARY KEY ("conferenceId","paperId","actorKind","actorId")
);

-- AddForeignKey
ALTER TABLE "OfficialPaper" ADD CONSTRAINT "OfficialPaper_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficialPaperStep" ADD CONSTRAINT "OfficialPaperStep_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficialPaperFile" ADD CONSTRAINT "OfficialPaperFile_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficialPaperFile" ADD CONSTRAINT "OfficialPaperFile_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "FileContent"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficialPaperOpening" ADD CONSTRAINT "OfficialPaperOpening_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
