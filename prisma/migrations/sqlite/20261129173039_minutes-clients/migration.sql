-- CreateTable
CREATE TABLE "MinutesClient" (
    "conferenceId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "clientId" BIGINT NOT NULL,
    "actorId" TEXT NOT NULL,

    PRIMARY KEY ("conferenceId", "part", "clientId"),
    CONSTRAINT "MinutesClient_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
