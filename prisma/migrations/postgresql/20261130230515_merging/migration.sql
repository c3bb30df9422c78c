-- CreateTable
CREATE TABLE "ParticipantMerge" (
    "conferenceId" TEXT NOT NULL,
    "mergedId" TEXT NOT NULL,
    "keptId" TEXT NOT NULL,

    CONSTRAINT "ParticipantMerge_pkey" PRIMARY KEY ("conferenceId","mergedId")
);

-- CreateTable
CREATE TABLE "MergeUndo" (
    "conferenceId" TEXT NOT NULL,
    "mergedId" TEXT NOT NULL,
    "keptId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "before" JSONB NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "MergeUndo_pkey" PRIMARY KEY ("conferenceId","mergedId")
);

-- AddForeignKey
ALTER TABLE "ParticipantMerge" ADD CONSTRAINT "ParticipantMerge_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MergeUndo" ADD CONSTRAINT "MergeUndo_conferenceId_keptId_fkey" FOREIGN KEY ("conferenceId", "keptId") REFERENCES "Participant"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
