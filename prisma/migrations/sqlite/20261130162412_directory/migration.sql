-- CreateTable
CREATE TABLE "DirectoryPerson" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "posts" JSONB NOT NULL,
    "folded" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);
