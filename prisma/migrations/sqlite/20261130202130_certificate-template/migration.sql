-- CreateTable
CREATE TABLE "CertificateTemplate" (
    "conferenceId" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    CONSTRAINT "CertificateTemplate_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
