-- CreateTable
CREATE TABLE "CommentRound" (
    "conferenceId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "deadline" TEXT,
    "groups" JSONB NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("conferenceId", "documentId"),
    CONSTRAINT "CommentRound_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Comment" (
    "conferenceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "authorKind" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "speaker" TEXT,
    "fileNumber" INTEGER NOT NULL,
    "place" TEXT,
    "quote" TEXT,
    "text" TEXT,
    "madeAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "withdrawnAt" DATETIME,
    "response" TEXT,
    "responseText" TEXT,
    "respondedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("conferenceId", "id"),
    CONSTRAINT "Comment_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CommentChange" (
    "conferenceId" TEXT NOT NULL,
    "commentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    PRIMARY KEY ("conferenceId", "commentId", "number"),
    CONSTRAINT "CommentChange_conferenceId_commentId_fkey" FOREIGN KEY ("conferenceId", "commentId") REFERENCES "Comment" ("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Comment_conferenceId_documentId_idx" ON "Comment"("conferenceId", "documentId");
