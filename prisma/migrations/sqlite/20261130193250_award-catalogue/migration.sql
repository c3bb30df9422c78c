-- CreateTable
CREATE TABLE "AwardCatalogue" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "source" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "kinds" JSONB NOT NULL,
    "grantors" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateIndex
CREATE UNIQUE INDEX "AwardCatalogue_from_key" ON "AwardCatalogue"("from");
