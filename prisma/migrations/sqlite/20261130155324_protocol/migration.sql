-- CreateTable
CREATE TABLE "OrderOfProtocol" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "source" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "ranks" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- AlterTable
ALTER TABLE "Conference" ADD COLUMN "hostFirst" BOOLEAN NOT NULL DEFAULT true;

-- CreateIndex
CREATE UNIQUE INDEX "OrderOfProtocol_from_key" ON "OrderOfProtocol"("from");
