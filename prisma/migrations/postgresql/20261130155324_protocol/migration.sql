-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "hostFirst" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "OrderOfProtocol" (
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "ranks" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "OrderOfProtocol_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "OrderOfProtocol_from_key" ON "OrderOfProtocol"("from");
