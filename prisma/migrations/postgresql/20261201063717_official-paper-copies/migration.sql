-- AlterTable
ALTER TABLE "OfficialPaper" ADD COLUMN     "letters" TEXT,
ADD COLUMN     "office" TEXT;

-- CreateTable
CREATE TABLE "OfficialPaperCopy" (
    "conferenceId" TEXT NOT NULL,
    "paperId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "holder" TEXT NOT NULL,
    "outAt" TIMESTAMP(3) NOT NULL,
    "outBy" TEXT NOT NULL,
    "returnedAt" TIMESTAMP(3),
    "returnedBy" TEXT,

    CONSTRAINT "OfficialPaperCopy_pkey" PRIMARY KEY ("conferenceId","paperId","number")
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
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OfficialPaperOpinion_pkey" PRIMARY KEY ("conferenceId","paperId","number")
);

-- AddForeignKey
ALTER TABLE "OfficialPaperCopy" ADD CONSTRAINT "OfficialPaperCopy_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficialPaperOpinion" ADD CONSTRAINT "OfficialPaperOpinion_conferenceId_paperId_fkey" FOREIGN KEY ("conferenceId", "paperId") REFERENCES "OfficialPaper"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
