-- CreateTable
CREATE TABLE "PaperTemplate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "PaperTemplate_kind_from_key" ON "PaperTemplate"("kind", "from");
