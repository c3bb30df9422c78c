-- CreateTable
CREATE TABLE "Photo" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "itemId" TEXT,
    "itemLevel" INTEGER NOT NULL,
    "takenAt" TIMESTAMP(3),
    "timeFrom" TEXT NOT NULL,
    "caption" TEXT,
    "mediaType" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "thumbnailSha256" TEXT NOT NULL,
    "uploadedAt" TIMESTAMP(3) NOT NULL,
    "uploadedBy" TEXT NOT NULL,
    "removedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Photo_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "PhotoPerson" (
    "conferenceId" TEXT NOT NULL,
    "photoId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "PhotoPerson_pkey" PRIMARY KEY ("conferenceId","photoId","participantId")
);

-- CreateIndex
CREATE INDEX "PhotoPerson_conferenceId_participantId_idx" ON "PhotoPerson"("conferenceId", "participantId");

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "FileContent"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_thumbnailSha256_fkey" FOREIGN KEY ("thumbnailSha256") REFERENCES "FileContent"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PhotoPerson" ADD CONSTRAINT "PhotoPerson_conferenceId_photoId_fkey" FOREIGN KEY ("conferenceId", "photoId") REFERENCES "Photo"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
