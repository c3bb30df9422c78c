-- CreateTable
CREATE TABLE "Matter" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fromId" TEXT,
    "raisedBy" TEXT,
    "text" TEXT NOT NULL,
    "quote" TEXT,
    "authority" TEXT NOT NULL,
    "owner" TEXT,
    "ownerId" TEXT,
    "coordinating" JSONB NOT NULL,
    "product" TEXT,
    "unit" TEXT,
    "target" DOUBLE PRECISION,
    "reached" DOUBLE PRECISION,
    "due" JSONB,
    "lastDay" TEXT,
    "classification" TEXT,
    "itemId" TEXT,
    "saidAt" BIGINT,
    "status" TEXT NOT NULL,
    "statusOn" TEXT,
    "partOf" TEXT,
    "mergedInto" TEXT,
    "splitFrom" TEXT,
    "folded" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Matter_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "MatterStep" (
    "conferenceId" TEXT NOT NULL,
    "matterId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "MatterStep_pkey" PRIMARY KEY ("conferenceId","matterId","number")
);

-- AddForeignKey
ALTER TABLE "Matter" ADD CONSTRAINT "Matter_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatterStep" ADD CONSTRAINT "MatterStep_conferenceId_matterId_fkey" FOREIGN KEY ("conferenceId", "matterId") REFERENCES "Matter"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
