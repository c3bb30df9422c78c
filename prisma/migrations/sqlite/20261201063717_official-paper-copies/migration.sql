-- AlterTable
ALTER TABLE "OfficialPaper" ADD COLUMN "letters" TEXT;
ALTER TABLE "OfficialPaper" ADD COLUMN "office" TEXT;

-- CreateTable
CREATE TABLE "OfficialPaperCopy" (
    "conferenceId" TEXT NOT NULL,
    "paperId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "holder" TEXT NOT NULL,
    "outAt" DATETIME NOT NULL,
    "outBy" TEXT NOT NULL,
    "returnedAt" DATETIME,
    "returnedBy" TEXT,

    PRIMARY KEY ("conferenceId", "paperId", "number"),
    CONSTRAINT "OfficialPaperCopy_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OfficialPaperOpinion" (
    "conferenceId" TEXT NOT NULL,
    "paperId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "speaker" TEXT NOT NULL,
    "agrees" BOOLEAN NOT NULL,
    "text" TEXT,
    "contentHash" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("conferenceId", "paperId", "number"),
    CONSTRAINT "OfficialPaperOpinion_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
