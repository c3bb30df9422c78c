-- CreateTable
CREATE TABLE "MinutesClient" (
    "conferenceId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "clientId" BIGINT NOT NULL,
    "actorId" TEXT NOT NULL,

    CONSTRAINT "MinutesClient_pkey" PRIMARY KEY ("conferenceId","part","clientId")
);

-- AddForeignKey
ALTER TABLE "MinutesClient" ADD CONSTRAINT "MinutesClient_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;
