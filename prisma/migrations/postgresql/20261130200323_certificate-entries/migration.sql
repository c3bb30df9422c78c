-- CreateTable
CREATE TABLE "CertificateEntry" (
    "conferenceId" TEXT NOT NULL,
    "awardId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "number" INTEGER,
    "handedOn" TEXT,
    "handedTo" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CertificateEntry_pkey" PRIMARY KEY ("conferenceId","awardId","key")
);

-- AddForeignKey
ALTER TABLE "CertificateEntry" ADD CONSTRAINT "CertificateEntry_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;
