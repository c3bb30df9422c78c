-- CreateTable
CREATE TABLE "CertificateEntry" (
    "conferenceId" TEXT NOT NULL,
    "awardId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "number" INTEGER,
    "handedOn" TEXT,
    "handedTo" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("conferenceId", "awardId", "key"),
    CONSTRAINT "CertificateEntry_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
