-- CreateTable
CREATE TABLE "CommentRound" (
    "conferenceId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "deadline" TEXT,
    "groups" JSONB NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CommentRound_pkey" PRIMARY KEY ("conferenceId","documentId")
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
    "madeAt" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),
    "response" TEXT,
    "responseText" TEXT,
    "respondedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("conferenceId","id")
);

-- CreateTable
CREATE TABLE "CommentChange" (
    "conferenceId" TEXT NOT NULL,
    "commentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "CommentChange_pkey" PRIMARY KEY ("conferenceId","commentId","number")
);

-- CreateIndex
CREATE INDEX "Comment_conferenceId_documentId_idx" ON "Comment"("conferenceId", "documentId");

-- AddForeignKey
ALTER TABLE "CommentRound" ADD CONSTRAINT "CommentRound_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentChange" ADD CONSTRAINT "CommentChange_conferenceId_commentId_fkey" FOREIGN KEY ("conferenceId", "commentId") REFERENCES "Comment"("conferenceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
